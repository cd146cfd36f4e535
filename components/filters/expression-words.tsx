import { Fragment } from "react";
import type { Expression, Field } from "@/lib/filters/define";
import { type Piece, piecesOf } from "./describe";

const tones: Readonly<Record<Piece["tone"], string>> = {
  name: "text-muted",
  operator: "text-muted",
  value: "font-mono",
  join: "text-faint",
};

/** A condition or group in words, names quiet and values in mono. */
export function ExpressionWords({
  fields,
  expression,
}: {
  fields: readonly Field[];
  expression: Expression;
}) {
  const pieces = piecesOf(fields, expression);
  return (
    <span className="truncate">
      {pieces.map(({ tone, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place
        <Fragment key={index}>
          {index > 0 && text !== ")" && pieces[index - 1]?.text !== "(" ? " " : ""}
          <span className={tones[tone]}>{text}</span>
        </Fragment>
      ))}
    </span>
  );
}
