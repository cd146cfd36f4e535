import { Unknown } from "./unknown";

/** A model by its name; the provider on hover. */
export function ModelCell({
  model,
  provider,
  className = "",
}: {
  model: string | null;
  provider?: string | null;
  className?: string;
}) {
  if (model === null || model === "") return <Unknown className={className} />;
  return (
    <span
      className={`block min-w-0 truncate ${className}`}
      title={provider ? `${model}, from ${provider}` : model}
    >
      {model}
    </span>
  );
}
