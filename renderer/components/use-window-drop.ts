import { useEffect, useRef, useState } from 'react';

/** What was dropped: files, and the names of folders, which hold no file themselves. */
export type Dropped = { readonly files: readonly File[]; readonly folders: readonly string[] };

/**
 * Takes files dropped anywhere on the window, and keeps every other drop from navigating it.
 * @returns how many files are being dragged over the window, null when none are
 */
export function useWindowDrop(onDrop: (dropped: Dropped) => void): number | null {
  const [dragging, setDragging] = useState<number | null>(null);
  const latest = useRef(onDrop);
  useEffect(() => {
    latest.current = onDrop;
  });

  useEffect(() => {
    // Entering a child fires `dragenter` there before `dragleave` on its parent: the drag has left when the count is 0.
    let depth = 0;
    const enter = (event: DragEvent) => {
      event.preventDefault();
      if (!hasFiles(event)) return;
      depth += 1;
      setDragging(countFiles(event));
    };
    const over = (event: DragEvent) => {
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = hasFiles(event) ? 'copy' : 'none';
    };
    const leave = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setDragging(null);
    };
    const drop = (event: DragEvent) => {
      event.preventDefault();
      depth = 0;
      setDragging(null);
      if (hasFiles(event)) latest.current(readDrop(event));
    };
    const listening = new AbortController();
    const options = { signal: listening.signal };
    window.addEventListener('dragenter', enter, options);
    window.addEventListener('dragover', over, options);
    window.addEventListener('dragleave', leave, options);
    window.addEventListener('drop', drop, options);
    return () => listening.abort();
  }, []);

  return dragging;
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

function countFiles(event: DragEvent): number {
  return [...(event.dataTransfer?.items ?? [])].filter((item) => item.kind === 'file').length;
}

function readDrop(event: DragEvent): Dropped {
  const files: File[] = [];
  const folders: string[] = [];
  for (const item of event.dataTransfer?.items ?? []) {
    const entry = item.kind === 'file' ? item.webkitGetAsEntry() : null;
    const file = item.kind === 'file' ? item.getAsFile() : null;
    if (entry?.isDirectory) folders.push(entry.name);
    else if (file !== null) files.push(file);
  }
  return { files, folders };
}
