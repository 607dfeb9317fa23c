import type { Page } from '@playwright/test';

/** Drops files of the disk on the window as the system does, with their real paths. */
export async function dragFiles(page: Page, paths: readonly string[], drop = true): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  const steps = ['dragEnter', 'dragOver', ...(drop ? (['drop'] as const) : [])] as const;
  for (const type of steps) await session.send('Input.dispatchDragEvent', { type, x: 640, y: 400, data });
  await session.detach();
}
