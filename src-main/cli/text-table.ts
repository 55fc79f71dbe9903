/**
 * Rows in columns that are as wide as their widest cell, two spaces apart. The first row is the head; columns in
 * which all that follows is a figure stand to the right.
 */
export function textTable(rows: readonly (readonly string[])[]): readonly string[] {
  const [head = [], ...body] = rows;
  const columns = head.map((title, column) => {
    const cells = body.map((row) => row[column] ?? '');
    return {
      width: Math.max(...[title, ...cells].map((cell) => cell.length)),
      isFigure: cells.every((cell) => /^[\d–\u2212]/.test(cell) && !/[a-z]{3}/i.test(cell)),
    };
  });
  return rows.map((row) =>
    columns
      .map(({ width, isFigure }, column) =>
        isFigure ? (row[column] ?? '').padStart(width) : (row[column] ?? '').padEnd(width),
      )
      .join('  ')
      .trimEnd(),
  );
}
