"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import Link from "next/link";
import type { ComponentProps, ReactElement, ReactNode } from "react";
import { classNames } from "./class-names";
import { floatingSurface, optionStyle } from "./floating";

/** A button that opens a list of commands. `trigger` is a `Button` or an `IconButton`. */
export function Menu({
  trigger,
  children,
  align = "start",
  side = "bottom",
  open,
  onOpenChange,
  className,
}: {
  trigger: ReactElement<Record<string, unknown>>;
  children: ReactNode;
  align?: "start" | "center" | "end";
  side?: "top" | "bottom" | "left" | "right";
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  className?: string;
}) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner side={side} align={align} sideOffset={4} collisionPadding={8} className="z-40">
          <Base.Popup
            className={classNames(
              floatingSurface,
              "max-h-(--available-height) min-w-44 overflow-y-auto p-1",
              className,
            )}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** The same list of commands beside an element that is no button of its own menu. It is open while it is drawn. */
export function AnchoredMenu({
  anchor,
  label,
  children,
  onClose,
}: {
  anchor: HTMLElement;
  label: string;
  children: ReactNode;
  onClose: () => void;
}) {
  return (
    <Base.Root open onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Positioner
          anchor={anchor}
          side="bottom"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          className="z-40"
        >
          <Base.Popup
            aria-label={label}
            finalFocus={() => anchor}
            className={classNames(floatingSurface, "max-h-(--available-height) min-w-44 overflow-y-auto p-1")}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

type Content = { icon?: ReactNode; hint?: ReactNode; children: ReactNode };

function OptionContent({ icon, hint, children }: Content) {
  return (
    <>
      {icon}
      <span className="min-w-0 truncate">{children}</span>
      {hint ? <span className="ml-auto pl-4 text-12 text-muted">{hint}</span> : null}
    </>
  );
}

export function MenuItem({
  onSelect,
  danger = false,
  disabled,
  icon,
  hint,
  children,
}: Content & { onSelect: () => void; danger?: boolean; disabled?: boolean }) {
  return (
    <Base.Item
      onClick={onSelect}
      disabled={disabled}
      className={classNames(optionStyle, danger && "text-error [&_.lucide]:text-error")}
    >
      <OptionContent icon={icon} hint={hint}>
        {children}
      </OptionContent>
    </Base.Item>
  );
}

export function MenuLink({
  href,
  icon,
  hint,
  children,
}: Content & { href: ComponentProps<typeof Link>["href"] }) {
  return (
    <Base.LinkItem render={<Link href={href} />} closeOnClick className={optionStyle}>
      <OptionContent icon={icon} hint={hint}>
        {children}
      </OptionContent>
    </Base.LinkItem>
  );
}

export function MenuRadioGroup<Value extends string>({
  label,
  value,
  onChange,
  options,
}: {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  options: readonly { value: Value; label: string; icon?: ReactNode }[];
}) {
  return (
    <Base.Group>
      <Base.GroupLabel className="px-2 pb-1 pt-1.5 text-12 text-faint">{label}</Base.GroupLabel>
      <Base.RadioGroup value={value} onValueChange={onChange}>
        {options.map((option) => (
          <Base.RadioItem key={option.value} value={option.value} closeOnClick className={optionStyle}>
            <OptionContent
              icon={option.icon}
              hint={
                <Base.RadioItemIndicator>
                  <Check aria-hidden className="size-3.5" />
                </Base.RadioItemIndicator>
              }
            >
              {option.label}
            </OptionContent>
          </Base.RadioItem>
        ))}
      </Base.RadioGroup>
    </Base.Group>
  );
}

export function MenuCheckboxItem({
  checked,
  onChange,
  disabled,
  children,
}: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
  children: ReactNode;
}) {
  return (
    <Base.CheckboxItem
      checked={checked}
      onCheckedChange={(next) => onChange(next)}
      disabled={disabled}
      className={optionStyle}
    >
      <span className="size-3.5 shrink-0">
        <Base.CheckboxItemIndicator>
          <Check aria-hidden className="size-3.5" />
        </Base.CheckboxItemIndicator>
      </span>
      <span className="min-w-0 truncate">{children}</span>
    </Base.CheckboxItem>
  );
}

export function MenuSeparator() {
  return <Base.Separator className="-mx-1 my-1 h-px bg-line" />;
}

/** Words in a menu that are not a command. */
export function MenuHeading({ children }: { children: ReactNode }) {
  return <div className="px-2 pb-1.5 pt-1">{children}</div>;
}
