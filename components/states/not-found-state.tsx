import { Logo } from "@/components/shell/logo";
import { ButtonLink } from "@/components/ui/button-link";

/** An address that leads nowhere, for whoever asks: what another organization owns looks the same as what never was. */
export function NotFoundState() {
  return (
    <div className="grid min-h-60 flex-1 place-items-center p-6">
      <div className="flex max-w-110 items-start gap-3">
        <Logo className="mt-0.5 size-5" />
        <div>
          <h1 className="text-14 font-semibold">There is nothing at this address</h1>
          <p className="mt-0.5 mb-4 text-muted">
            It may have been deleted, or belong to another organization. Check the address, or begin at the
            logs.
          </p>
          <ButtonLink href="/logs">Go to Logs</ButtonLink>
        </div>
      </div>
    </div>
  );
}
