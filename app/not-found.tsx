import type { Metadata } from "next";
import { NotFoundState } from "@/components/states/not-found-state";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main id="content" tabIndex={-1} className="grid min-h-full outline-none">
      <NotFoundState />
    </main>
  );
}
