import { type ReactNode, Suspense } from "react";
import { AccountPlaceholder } from "@/components/shell/account-menu";
import { KeysDialog } from "@/components/shell/keys-dialog";
import { SignedInAccount, SignedInCommands } from "@/components/shell/member-parts";
import { OfflineNotice } from "@/components/shell/offline-notice";
import { ShellDialogsProvider } from "@/components/shell/shell-dialogs";
import { Sidebar } from "@/components/shell/sidebar";

/** The shell is static and comes first; who is signed in, and what a page reads, streams into it. Pages check the session themselves. */
export default function DashboardLayout({ children }: { children: ReactNode }) {
  return (
    <ShellDialogsProvider>
      <div className="grid h-dvh grid-cols-[var(--sidebar)_minmax(0,1fr)] rail:grid-cols-[var(--sidebar-rail)_minmax(0,1fr)] max-md:grid-cols-1 max-md:grid-rows-[auto_minmax(0,1fr)] max-md:rail:grid-cols-1">
        <Sidebar
          account={
            <Suspense fallback={<AccountPlaceholder />}>
              <SignedInAccount />
            </Suspense>
          }
        />
        <main id="content" tabIndex={-1} className="flex min-h-0 min-w-0 flex-col outline-none">
          {children}
        </main>
      </div>
      <Suspense fallback={null}>
        <SignedInCommands />
      </Suspense>
      <KeysDialog />
      <OfflineNotice />
    </ShellDialogsProvider>
  );
}
