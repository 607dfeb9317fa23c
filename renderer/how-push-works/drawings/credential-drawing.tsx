import { en } from '../../messages/en.ts';
import { Drawing } from './drawing.tsx';
import { Arrow, Box, Words } from './shapes.tsx';

const texts = en.howPushWorksDrawings.credential;

/** Two files that make one identity at the handshake, and one that signs what goes with each request. */
export function CredentialDrawing() {
  const [cer, p12, pem, handshake] = [texts.cer, texts.p12, texts.pem, texts.handshake];
  const [p8, jwt, header] = [texts.p8, texts.jwt, texts.header];
  const chain = (...boxes: readonly (readonly string[])[]) => boxes.map((box) => box.join(', ')).join('; ');
  return (
    <Drawing
      name="credential"
      height={198}
      title={texts.title}
      description={`${chain(cer, p12)}; ${texts.pair}; ${chain(pem, handshake)}. ${chain(p8)}; ${texts.signs}; ${chain(jwt, header)}.`}
    >
      <Box x={0} y={0} width={190} title={cer[0]} note={cer[1]} />
      <Box x={0} y={62} width={190} title={p12[0]} note={p12[1]} />
      <path d="M190 24 h24 v62 h-24" fill="none" stroke="var(--text-2)" strokeWidth="1.4" />
      <Words x={222} y={46} quiet>
        {texts.pair}
      </Words>
      <Arrow from={214} to={334} y={55} />
      <Box x={334} y={31} width={190} title={pem[0]} note={pem[1]} accent />
      <Arrow from={524} to={618} y={55} />
      <Box x={618} y={31} width={190} title={handshake[0]} note={handshake[1]} />
      <line x1="0" x2="808" y1="129" y2="129" stroke="var(--border)" />
      <Box x={0} y={149} width={190} title={p8[0]} note={p8[1]} />
      <Words x={222} y={165} quiet>
        {texts.signs}
      </Words>
      <Arrow from={190} to={334} y={173} />
      <Box x={334} y={149} width={190} title={jwt[0]} note={jwt[1]} accent />
      <Arrow from={524} to={618} y={173} />
      <Box x={618} y={149} width={190} title={header[0]} note={header[1]} />
    </Drawing>
  );
}
