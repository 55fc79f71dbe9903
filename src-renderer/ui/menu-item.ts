import type { IconName } from './icons.ts';

/** One line of a menu, or the space between two groups of lines. */
export type MenuItem =
  | 'rule'
  | {
      readonly label: string;
      readonly note?: string;
      readonly icon?: IconName;
      readonly shortcut?: string;
      readonly isChecked?: boolean;
      /** Why it cannot be chosen now; it stays in the list and says so. */
      readonly whyDisabled?: string;
      readonly onselect: () => void;
    };
