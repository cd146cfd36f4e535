"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTransition } from "react";

/** One environment as the switch shows it: `value` is what stands in the URL. */
export type EnvironmentOption = { value: string; label: string };

const defaultEnvironment = "prod";

/** The environment in the URL and how to change it. Needs a Suspense boundary above. */
export function useEnvironmentChoice() {
  const router = useRouter();
  const pathname = usePathname();
  const searchParams = useSearchParams();
  const [pending, startTransition] = useTransition();

  const choose = (value: string, path: string = pathname) => {
    const next = new URLSearchParams(path === pathname ? searchParams : undefined);
    // The selected span belongs to the environment that is being left.
    next.delete("span");
    if (value === defaultEnvironment) next.delete("environment");
    else next.set("environment", value);
    const query = next.toString();
    startTransition(() => router.push(query ? `${path}?${query}` : path));
  };

  return { environment: searchParams.get("environment") ?? defaultEnvironment, choose, pending };
}
