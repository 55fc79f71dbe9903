import { saveFile } from '../run/save-file.ts';

/** Saves a drawing as it is on the screen: its colours and fonts stand in the file as they are in the present theme. */
export function saveSvg(name: string, drawing: SVGSVGElement): void {
  const style = getComputedStyle(document.documentElement);
  const copy = drawing.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) throw new TypeError('the copy is no drawing');
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.removeAttribute('class');
  for (const part of copy.querySelectorAll('*')) {
    for (const attribute of ['class', 'tabindex', 'role', 'aria-pressed']) {
      part.removeAttribute(attribute);
    }
  }
  const ground = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', 'var(--surface-raised)');
  copy.prepend(ground);
  const text = fillTokens(new XMLSerializer().serializeToString(copy), (token) =>
    style.getPropertyValue(token),
  );
  saveFile(name, new Blob([text], { type: 'image/svg+xml' }));
}

/** Puts the value of every `var(--token)` in its place. Values with double quotes get single ones: they stand in attributes. */
export function fillTokens(text: string, valueOf: (token: string) => string): string {
  return text.replace(/var\((--[a-z0-9-]+)\)/g, (_, token: string) =>
    valueOf(token).trim().replace(/"/g, "'"),
  );
}
