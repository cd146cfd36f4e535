"use client";

import { Columns3 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Popover } from "@/components/ui/popover";
import { ColumnChoice } from "./column-choice";

/** The button above the list that opens what the list shows and how densely. */
export function ColumnsButton() {
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      label="Columns"
      align="end"
      open={isOpen}
      onOpenChange={setOpen}
      className="flex w-72 flex-col p-0!"
      trigger={
        <Button size="lg">
          <Columns3 aria-hidden />
          Columns
        </Button>
      }
    >
      <ColumnChoice />
    </Popover>
  );
}
