import type { ReactNode } from "react";

/** Nothing matches: says which conditions stand (each with its own way out, and what taking it shows) and offers to drop them all. */
export function EmptyByFilter({
  title,
  description,
  conditions = [],
  actions,
}: {
  title: string;
  description?: ReactNode;
  conditions?: readonly { key: string; condition: ReactNode; left?: ReactNode; remove: ReactNode }[];
  actions?: ReactNode;
}) {
  return (
    <div className="grid min-h-60 flex-1 place-items-center p-6">
      <div className="w-full max-w-110">
        <h2 className="text-14 font-semibold">{title}</h2>
        {description ? <p className="mt-0.5 text-muted">{description}</p> : null}
        {conditions.length > 0 ? (
          <ul className="mt-3 border-t">
            {conditions.map(({ key, condition, left, remove }) => (
              <li key={key} className="flex min-h-9 items-center gap-3 border-b">
                <span className="min-w-0 flex-1 truncate">{condition}</span>
                {left}
                {remove}
              </li>
            ))}
          </ul>
        ) : null}
        {actions ? <div className="mt-4 flex flex-wrap items-center gap-2">{actions}</div> : null}
      </div>
    </div>
  );
}
