"use client";

import { type RefObject, useEffect } from "react";

/** After a refused form, puts the focus on the first field to blame. `answer` is what the form was last told. */
export function useFocusFirstError(form: RefObject<HTMLFormElement | null>, answer: unknown): void {
  useEffect(() => {
    if (answer)
      form.current?.querySelector<HTMLElement>("input[aria-invalid='true'], input[data-invalid]")?.focus();
  }, [form, answer]);
}
