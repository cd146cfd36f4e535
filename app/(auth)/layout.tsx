import type { ReactNode } from "react";
import { Logo } from "@/components/shell/logo";

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <main id="content" className="grid min-h-full place-items-center bg-wash px-4 py-10">
      <div className="w-full max-w-90">
        <p className="mb-5 flex items-center gap-2.5 text-16 font-semibold tracking-tight">
          <Logo />
          Spandrel
        </p>
        <div className="rounded-lg border border-line bg-page p-6">{children}</div>
      </div>
    </main>
  );
}
