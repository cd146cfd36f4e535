"use client";

import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { repriceHref } from "./reprice-href";

/** What a saved price means for new spans and for stored ones, with the way to the latter. */
export function PriceSaved({
  model,
  models,
  onDone,
}: {
  model: string;
  models: readonly string[];
  onDone: () => void;
}) {
  const others = models.length - 2;
  const named = models.length > 3 ? models.slice(0, 2) : models;
  return (
    <>
      <p>
        Spans of <code className="text-12">{model}</code> are priced with it from now on.
      </p>
      {models.length === 0 ? (
        <p className="text-muted">No stored span names this model, so there is nothing to re-price.</p>
      ) : (
        <p className="text-muted">
          Stored spans of{" "}
          {named.map((name, i) => (
            <span key={name}>
              {i === 0 ? "" : i === named.length - 1 && models.length <= 3 ? " and " : ", "}
              <code className="break-all text-12 text-ink">{name}</code>
            </span>
          ))}
          {models.length > 3 ? ` and ${others} more models` : ""} keep the cost they have until they are
          re-priced. You see what would change before anything does.
        </p>
      )}
      <div className="-mx-4 -mb-4 flex justify-end gap-2 border-t border-line px-4 py-3">
        <Button onClick={onDone}>{models.length === 0 ? "Done" : "Not now"}</Button>
        {models.length === 0 ? null : (
          <ButtonLink href={repriceHref(models)} variant="primary" onClick={onDone}>
            Re-price stored spans…
          </ButtonLink>
        )}
      </div>
    </>
  );
}
