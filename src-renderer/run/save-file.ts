/** Hands the user a file that was made in the window. */
export function saveFile(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser has its own hold on the content once the click was handled.
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
}

/** A project's title as part of a file's name: letters, digits and hyphens. */
export function fileStem(title: string): string {
  const plain = title
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain === '' ? 'lienzo' : plain.slice(0, 60);
}
