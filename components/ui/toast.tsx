"use client";

import { Toast } from "@base-ui/react/toast";
import { CircleAlert, X } from "lucide-react";
import type { ReactNode } from "react";
import { buttonStyle } from "./button-style";

const manager = Toast.createToastManager();

/** Says that something happened which the page itself does not show. Errors stay until closed; `action` undoes or retries. */
export function showToast(toast: {
  title: string;
  description?: string;
  tone?: "plain" | "error";
  action?: { label: string; onClick: () => void };
}): void {
  const failed = toast.tone === "error";
  manager.add({
    title: toast.title,
    description: toast.description,
    type: toast.tone ?? "plain",
    priority: failed ? "high" : "low",
    timeout: failed ? 0 : 5000,
    actionProps: toast.action ? { children: toast.action.label, onClick: toast.action.onClick } : undefined,
  });
}

function Toasts() {
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      swipeDirection={["right", "down"]}
      className="rounded-lg bg-float text-13 shadow-float transition-opacity data-ending-style:opacity-0 data-limited:hidden data-starting-style:opacity-0"
    >
      <Toast.Content className="flex items-start gap-2 py-2 pl-3 pr-2">
        {toast.type === "error" ? <CircleAlert aria-hidden className="mt-1 text-error" /> : null}
        <div className="min-w-0 flex-1 py-0.5">
          <Toast.Title className="font-medium" />
          <Toast.Description className="text-muted" />
        </div>
        {toast.actionProps ? <Toast.Action className={buttonStyle({ size: "sm" })} /> : null}
        <Toast.Close
          aria-label="Close"
          className={buttonStyle({ variant: "quiet", size: "sm", square: true })}
        >
          <X aria-hidden />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}

export function ToastProvider({ children }: { children: ReactNode }) {
  return (
    <Toast.Provider toastManager={manager} limit={3}>
      {children}
      <Toast.Portal>
        {/* Above the bar of what can be done with ticked rows. */}
        <Toast.Viewport className="fixed bottom-16 right-4 z-50 grid w-80 max-w-[calc(100vw-2rem)] gap-2">
          <Toasts />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}
