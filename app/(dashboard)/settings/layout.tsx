import type { ReactNode } from "react";
import { SettingsNav } from "@/components/settings/settings-nav";
import { PageHeader, PageLayout } from "@/components/shell/page-layout";

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <PageLayout header={<PageHeader title="Settings" />}>
      <SettingsNav />
      <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
    </PageLayout>
  );
}
