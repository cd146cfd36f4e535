import { redirect } from "next/navigation";

// Nothing is drawn here, so there is nothing to show at once.
export const instant = false;

export default function SettingsPage() {
  redirect("/settings/keys");
}
