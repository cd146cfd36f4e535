import { Plus } from "lucide-react";
import { useState } from "react";
import { selectionParams } from "@/components/spans/overview/fetch-overview";
import { useSpanList } from "@/components/spans/use-span-list";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Popover } from "@/components/ui/popover";
import { titleOf, valueFieldOf } from "@/lib/spans/aggregates/value-field";
import { spanFields } from "@/lib/spans/fields";
import { useMetadataKeys } from "./use-metadata-keys";

const listedKinds: readonly string[] = ["enum", "text", "id", "boolean"];
/** Every span has its own: a list of them says nothing. */
const unlisted: readonly string[] = ["unique_id", "span_unique_id", "trace_unique_id", "span_parent_id"];

const fieldWords: readonly string[] = spanFields
  .filter((field) => listedKinds.includes(field.kind) && !("hidden" in field && field.hidden))
  .map(({ key }) => key)
  .filter((key) => !unlisted.includes(key));

/** Chooses another field, or a metadata key, to count by. */
export function AddFacet({ shown, onAdd }: { shown: readonly string[]; onAdd: (word: string) => void }) {
  const { state } = useSpanList();
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const keys = useMetadataKeys(isOpen ? selectionParams(state).toString() : null);
  const lower = typed.trim().toLowerCase();
  const words = [...(keys ?? []).map((key) => `metadata.${key}`), ...fieldWords].filter((word) => {
    const field = valueFieldOf(word);
    return (
      field !== null && !shown.includes(word) && `${titleOf(field)} ${word}`.toLowerCase().includes(lower)
    );
  });
  const add = (word: string) => {
    onAdd(word);
    setOpen(false);
    setTyped("");
  };
  return (
    <div className="border-line border-t pt-2">
      <Popover
        label="Add a facet"
        side="right"
        open={isOpen}
        onOpenChange={setOpen}
        className="w-64 p-1"
        trigger={
          <Button variant="quiet" size="sm" className="-ml-2">
            <Plus aria-hidden />
            Add a facet
          </Button>
        }
      >
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const [first] = words;
            if (first !== undefined) add(first);
          }}
        >
          <Input
            aria-label="Field or metadata key"
            placeholder="Field or metadata key"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </form>
        <ul aria-label="Fields" className="mt-1 max-h-72 overflow-y-auto">
          {words.map((word) => {
            const field = valueFieldOf(word);
            return field ? (
              <li key={word}>
                <button
                  type="button"
                  onClick={() => add(word)}
                  className="flex h-7 w-full items-center rounded-md px-2 text-left ring-inside hover:bg-press"
                >
                  <span className="truncate">{titleOf(field)}</span>
                </button>
              </li>
            ) : null;
          })}
          {words.length === 0 ? (
            <li className="px-2 py-1.5 text-12 text-muted">Nothing of that name</li>
          ) : null}
        </ul>
      </Popover>
    </div>
  );
}
