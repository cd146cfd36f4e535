import { formatCount } from "@/lib/format";
import type { Vectors } from "@/lib/spans/vectors";
import { JsonText } from "./json-text";

const heightPx = 40;
const figure = (value: number) => value.toPrecision(3).replace("-", "−");

/** Vectors in figures and the shape of the first one. */
export function VectorView({ vectors }: { vectors: Vectors }) {
  const { count, dimensions, norm, least, most, shape, text } = vectors;
  const reach = Math.max(Math.abs(least), Math.abs(most)) || 1;
  return (
    <div className="rounded-md border border-line">
      <dl className="flex flex-wrap gap-x-5 gap-y-1 px-2.5 py-1.5 text-12">
        <Figure label={count === 1 ? "vector" : "vectors"} value={formatCount(count)} />
        <Figure label="dimensions" value={formatCount(dimensions)} />
        <Figure label="length" value={figure(norm)} />
        <Figure label="values" value={`${figure(least)} to ${figure(most)}`} />
      </dl>
      <svg
        viewBox={`0 0 ${shape.length} ${heightPx}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${formatCount(shape.length)} of ${formatCount(dimensions)} values of the first vector`}
        className="block h-10 w-full border-y border-line text-kind-retrieval"
      >
        {shape.map((value, at) => {
          const size = Math.max(0.5, (Math.abs(value) / reach) * (heightPx / 2));
          return (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: dimensions never move
              key={at}
              x={at + 0.1}
              width={0.8}
              y={value >= 0 ? heightPx / 2 - size : heightPx / 2}
              height={size}
              fill="currentColor"
            />
          );
        })}
      </svg>
      <JsonText text={text} label="First values" className="rounded-t-none border-0" />
    </div>
  );
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <div className="flex flex-row-reverse gap-1.5">
      <dt className="text-muted">{label}</dt>
      <dd className="figure text-12">{value}</dd>
    </div>
  );
}
