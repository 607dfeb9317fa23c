import { expect, test } from 'vitest';
import { uncoveredTopics } from '../../../shared/credential/uncovered-topics.ts';
import { credential } from '../../renderer/bench/fixtures.ts';

const topics = ['com.example.weather', 'com.example.weather.voip'].map((topic) => ({ topic, pushTypes: [] }));
const weather = credential({ topics });

test('a topic that the certificate does not cover has those it does offered', () => {
  const all = ['com.example.weather', 'com.example.weather.voip'];
  expect(uncoveredTopics('com.example.other', weather)).toEqual(all);
  expect(uncoveredTopics('com.example.weathers', weather)).toEqual(all);
  expect(uncoveredTopics('<com.example.weather>', weather)).toEqual(all);
});

test('nothing is said of a topic that is covered, may be, or was not typed', () => {
  for (const typed of [
    'com.example.weather',
    ' com.example.weather.voip ',
    'com.example.weather.complication',
    '',
    ' ',
  ]) {
    expect(uncoveredTopics(typed, weather)).toEqual([]);
  }
});

test('a signing key covers every topic, and without a certificate nothing is known', () => {
  expect(uncoveredTopics('com.example.other', credential({ kind: 'token-key', topics: [] }))).toEqual([]);
  expect(uncoveredTopics('com.example.other', credential({ topics: [] }))).toEqual([]);
  expect(uncoveredTopics('com.example.other', null)).toEqual([]);
});
