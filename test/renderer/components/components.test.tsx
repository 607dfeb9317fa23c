import { renderToStaticMarkup as render } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Button } from '../../../renderer/components/button.tsx';
import { ByteMeter, toneOf } from '../../../renderer/components/byte-meter.tsx';
import { Emphasis } from '../../../renderer/components/emphasis.tsx';
import { Select } from '../../../renderer/components/select.tsx';
import { Slider } from '../../../renderer/components/slider.tsx';
import { Tabs } from '../../../renderer/components/tabs.tsx';
import { TextField } from '../../../renderer/components/text-field.tsx';
import { Timeline } from '../../../renderer/components/timeline.tsx';

describe('a button', () => {
  it('hides its shortcut from assistive technology', () => {
    const html = render(<Button shortcut={{ mod: true, key: 'Enter' }}>Send notification</Button>);
    expect(html).toContain('aria-hidden="true" data-keys="Ctrl Enter"');
    expect(html.replaceAll(/<[^>]*>/g, '')).toBe('Send notification');
    expect(html).toContain('aria-keyshortcuts="Control+Enter"');
  });

  it('says that it is busy and can keep the focus', () => {
    const html = render(<Button busy>Test connection</Button>);
    expect(html).toContain('aria-busy="true"');
    expect(html).not.toMatch(/ disabled=/);
    expect(render(<Button>Test connection</Button>)).not.toContain('aria-busy');
  });
});

describe('a text field', () => {
  it('ties its error to the input', () => {
    const html = render(<TextField id="host" label="Host" value="" error="Enter the host name." />);
    expect(html).toMatch(/<label for="host"[^>]*>Host<\/label>/);
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('aria-describedby="host-message"');
    expect(html).toMatch(/id="host-message"[^>]*>Enter the host name\.</);
  });

  it('has no message to point to when there is none', () => {
    const html = render(<TextField id="host" label="Host" value="" />);
    expect(html).not.toContain('aria-describedby');
    expect(html).not.toContain('aria-invalid');
  });
});

describe('tabs', () => {
  const tabs = (counts: object) =>
    render(
      <Tabs label="Message" value="form" onChange={() => {}} tabs={[{ value: 'form', label: 'Form', ...counts }]}>
        {null}
      </Tabs>,
    );

  it('count errors and warnings in words too', () => {
    const html = tabs({ errors: 1, warnings: 2 });
    expect(html).toContain('<span class="visually-hidden">1 error</span>');
    expect(html).toContain('<span class="visually-hidden">2 warnings</span>');
  });

  it('say nothing where there is nothing to count', () => {
    expect(tabs({ errors: 0, warnings: 0 })).not.toMatch(/error|warning/);
  });
});

describe('the byte meter', () => {
  it('turns amber at nine tenths and red above the limit', () => {
    expect([0, 3686, 3687, 4096, 4097].map((bytes) => toneOf(bytes, 4096))).toEqual([
      'neutral',
      'neutral',
      'warn',
      'warn',
      'error',
    ]);
  });
  it('says its bytes', () => {
    expect(render(<ByteMeter bytes={118} limit={4096} />)).toContain('aria-valuetext="118 / 4,096 bytes"');
  });
});

describe('the timeline', () => {
  it('tells each state in words, not by colour alone', () => {
    const html = render(
      <Timeline label="Stages" steps={[{ id: 'tls', name: 'TLS', note: '31 ms', state: 'failed' }]} />,
    );
    expect(html).toMatch(/TLS<\/span><span class="visually-hidden">failed</);
  });
});

describe('emphasis', () => {
  it('sets marked names in bold, and markup as text', () => {
    expect(render(<Emphasis text="From **Northwind <CA>**." />)).toBe('From <strong>Northwind &lt;CA&gt;</strong>.');
  });
  it('shows an unpaired mark as it is', () => {
    expect(render(<Emphasis text="2 ** 3" />)).toBe('2 ** 3');
  });
});

describe('a select', () => {
  const options = [
    { value: 'a', label: 'Unregistered', lead: <b>410</b> },
    { value: 'b', label: 'Other' },
  ];
  it('shows the chosen option with what stands before it', () => {
    const shown = (value: string) =>
      render(<Select label="Respond" value={value} options={options} onChange={() => undefined} />);
    expect(shown('a')).toContain('<b>410</b>Unregistered');
    expect(shown('b')).not.toContain('410');
  });
});

describe('a slider', () => {
  it('says its value in words, and stands where the value is among the stops', () => {
    const html = render(
      <Slider
        label="Delay"
        value={250}
        stops={[0, 250, 10_000]}
        format={(ms) => `${ms} ms`}
        onChange={() => undefined}
      />,
    );
    expect(html).toContain('aria-valuetext="250 ms"');
    expect(html).toMatch(/type="range"[^>]* value="1"/);
  });
});
