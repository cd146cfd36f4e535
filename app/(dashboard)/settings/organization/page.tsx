import type { Metadata } from "next";
import { Suspense } from "react";
import { OrganizationSettings, OrganizationSkeleton } from "@/components/settings/organization-settings";

export const metadata: Metadata = { title: "Organization" };

export default function OrganizationPage() {
  return (
    <Suspense fallback={<OrganizationSkeleton />}>
      <OrganizationSettings />
    </Suspense>
  );
}
