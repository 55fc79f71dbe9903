/** A file that somebody gave, with its name inside what was given: `flores/rosa/1.png`. */
export type GivenFile = { readonly name: string; readonly file: File };

/** The files of an input, of a folder with their ways. */
export function filesOfInput(list: FileList): GivenFile[] {
  return Array.from(list, (file) => ({ name: file.webkitRelativePath || file.name, file }));
}

/** The files that were dropped, those in folders too. To be called before the drop's event is over. */
export async function filesOfDrop(transfer: DataTransfer): Promise<GivenFile[]> {
  const entries = Array.from(transfer.items, (item) => item.webkitGetAsEntry());
  const found: GivenFile[] = [];
  for (const entry of entries) if (entry !== null) await collect(entry, '', found);
  return found;
}

/** What the given files are called together: their folder, or the one file. */
export function titleOf(files: readonly GivenFile[]): string {
  const [first] = files;
  return first?.name.split('/')[0] ?? '';
}

async function collect(entry: FileSystemEntry, prefix: string, found: GivenFile[]): Promise<void> {
  const name = `${prefix}${entry.name}`;
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    found.push({ name, file });
    return;
  }
  if (!isFolder(entry)) return;
  const reader = entry.createReader();
  for (;;) {
    // A folder is told a piece at a time, until a piece is empty.
    const piece = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (piece.length === 0) return;
    for (const inside of piece) await collect(inside, `${name}/`, found);
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
