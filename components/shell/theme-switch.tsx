"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuRadioGroup } from "@/components/ui/menu";
import { chooseTheme, readTheme, type Theme } from "./preferences";

export const themeOptions = [
  { value: "system", label: "System", icon: <Monitor aria-hidden /> },
  { value: "light", label: "Light", icon: <Sun aria-hidden /> },
  { value: "dark", label: "Dark", icon: <Moon aria-hidden /> },
] as const satisfies readonly { value: Theme; label: string; icon: React.ReactNode }[];

export function ThemeSwitch() {
  const [theme, setTheme] = useState<Theme>("system");
  return (
    <Menu
      align="end"
      className="min-w-36"
      onOpenChange={(open) => open && setTheme(readTheme())}
      trigger={
        <IconButton label="Theme">
          <Sun aria-hidden className="dark:hidden" />
          <Moon aria-hidden className="hidden dark:block" />
        </IconButton>
      }
    >
      <MenuRadioGroup<Theme>
        label="Theme"
        value={theme}
        options={themeOptions}
        onChange={(chosen) => {
          chooseTheme(chosen);
          setTheme(chosen);
        }}
      />
    </Menu>
  );
}
