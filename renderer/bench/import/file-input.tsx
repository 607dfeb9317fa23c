import { en } from '../../messages/en.ts';
import { useBench } from '../bench-context.ts';
import { readable } from '../dropped-files.ts';

/** What is offered in the file dialog; its "all files" is still there, and every file gets an answer. */
const ACCEPTED = '.cer,.crt,.der,.p12,.pfx,.pem,.key,.p8';

/** The file input behind "Choose files"; the buttons that open it are what the keyboard reaches. */
export function FileInput() {
  const { actions, fileInput } = useBench();
  return (
    <input
      ref={fileInput}
      type="file"
      multiple
      accept={ACCEPTED}
      aria-label={en.bench.importing.input}
      className="visually-hidden"
      tabIndex={-1}
      onChange={(event) => {
        const files = [...(event.target.files ?? [])];
        // Choosing the same file again is a change, too.
        event.target.value = '';
        if (files.length > 0) void actions.importFiles(readable(files));
      }}
    />
  );
}
