import type { IdentityList, KeyPlace } from '../../shared/identity/identity.ts';
import type { Result } from '../../shared/result.ts';
import { Button } from '../components/button.tsx';
import { useAnnounce } from '../components/live-region.tsx';
import { en } from '../messages/en.ts';
import { useIdentities } from './use-identities.ts';

const texts = en.identities.keyMatch;

type KeyPlaceLineProps = {
  readonly place: KeyPlace;
  /** The file to give again when the key is not in hand. */
  readonly file: string | null;
  readonly onKeep: () => Promise<Result<IdentityList>>;
  /** Null where a kept key is only removed. */
  readonly onForget: (() => Promise<Result<IdentityList>>) | null;
};

/** Where a private key is now, with the button that keeps it or takes it out of the store. */
export function KeyPlaceLine({ place, file, onKeep, onForget }: KeyPlaceLineProps) {
  const { list, change } = useIdentities();
  const announce = useAnnounce();
  const available = list.secureStore === 'available';
  const press = async (request: () => Promise<Result<IdentityList>>, said: string) => {
    if (await change(request)) announce(said);
  };
  return (
    <div className="key-place">
      <div className="key-place-line">
        <p>
          <span className="key-place-name">{texts.place}: </span>
          {place === 'absent' ? texts.places.absent(file) : texts.places[place]}
        </p>
        {place === 'session' && available && (
          <Button
            variant="link"
            aria-label={texts.keepName}
            onClick={() => void press(onKeep, en.identities.announce.kept)}
          >
            {texts.keep}
          </Button>
        )}
        {place === 'kept' && onForget !== null && (
          <Button
            variant="link"
            aria-label={texts.forgetName}
            onClick={() => void press(onForget, en.identities.announce.forgotten)}
          >
            {texts.forget}
          </Button>
        )}
      </div>
      {place === 'session' && !available && <p className="key-place-note">{texts.unavailable}</p>}
    </div>
  );
}
