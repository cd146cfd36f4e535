import { classNames } from "./class-names";

export type ButtonVariant = "primary" | "plain" | "quiet" | "danger";
export type ButtonSize = "sm" | "md" | "lg";

const base =
  "inline-flex shrink-0 cursor-default select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md border font-medium " +
  "transition-colors disabled:pointer-events-none disabled:opacity-50 aria-disabled:pointer-events-none aria-disabled:opacity-50 data-disabled:pointer-events-none data-disabled:opacity-50";

const variants: Record<ButtonVariant, string> = {
  primary: "border-ink bg-ink text-on-ink hover:bg-ink/85 hover:border-transparent active:bg-ink/75",
  plain:
    "border-line bg-page text-ink hover:bg-well active:bg-press aria-pressed:bg-press data-popup-open:bg-press data-pressed:bg-press [&_.lucide]:text-muted",
  quiet:
    "border-transparent bg-transparent text-muted hover:bg-press hover:text-ink active:bg-press aria-pressed:bg-press aria-pressed:text-ink data-popup-open:bg-press data-popup-open:text-ink data-pressed:bg-press data-pressed:text-ink",
  danger: "border-error bg-error text-page hover:bg-error/88 hover:border-transparent active:bg-error/80",
};

const sizes: Record<ButtonSize, string> = {
  sm: "h-6 px-2 text-12 [&_.lucide]:size-3.5",
  md: "h-7 px-2.5 text-13",
  lg: "h-8 px-3 text-13",
};

const squares: Record<ButtonSize, string> = {
  sm: "size-6 [&_.lucide]:size-3.5",
  md: "size-7",
  lg: "size-8",
};

/** The look of a button, also for links that should look like one. */
export function buttonStyle({
  variant = "plain",
  size = "md",
  square = false,
  className,
}: {
  variant?: ButtonVariant;
  size?: ButtonSize;
  square?: boolean;
  className?: string;
} = {}): string {
  return classNames(base, variants[variant], square ? squares[size] : sizes[size], className);
}
