/** The folders that a person chose in the system's dialog since the app started: the only ones that are written to. */
export type ChosenFolders = {
  /** Shows the dialog; null when it was closed without a choice. */
  readonly choose: () => Promise<string | null>;
  /** Throws when nobody chose the folder: the page was taken over, or has a bug. */
  readonly mustHave: (folder: string) => void;
};

export function createChosenFolders(chooseFolder: () => Promise<string | null>): ChosenFolders {
  const chosen = new Set<string>();
  return {
    choose: async () => {
      const folder = await chooseFolder();
      if (folder !== null) chosen.add(folder);
      return folder;
    },
    mustHave: (folder) => {
      if (!chosen.has(folder)) throw new Error('The page names a folder that nobody chose');
    },
  };
}
