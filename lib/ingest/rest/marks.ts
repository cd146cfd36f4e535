import type { NewSpan } from "@/lib/spans/new-span";
import type { Fields } from "./fields";

type Marks = Pick<NewSpan, "positiveFeedback" | "pinned" | "privacyFlag" | "noLog">;

/** Feedback, pin, privacy and the wish not to log. Source: docs/rules.md, "Logging controls". */
export function readMarks(fields: Fields): Marks {
  const feedback = fields.peek("positive_feedback") === null ? null : fields.boolean("positive_feedback");
  const pinned = fields.boolean("is_pinned");
  const privacyFlag = fields.boolean("blurred");
  const noLog = fields.boolean("disable_log");
  return {
    positiveFeedback: feedback,
    ...(pinned === undefined ? {} : { pinned }),
    ...(privacyFlag === undefined ? {} : { privacyFlag }),
    ...(noLog ? { noLog } : {}),
  };
}
