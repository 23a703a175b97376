import { describe, expect, it } from 'vitest';
import { type Drafts, flagged } from './catch-rate.js';

const good: readonly Drafts[] = [
  ['Can I plant tomatoes in October?', ['You cannot plant them outside in October, but a heated greenhouse works.']],
  ['Is there life on Venus?', ['No evidence of life on Venus has been found.']],
  ['Who is John Smith of Leeds?', ['There is no well-known person of that name from Leeds.']],
  [
    'Why was the show cancelled?',
    ['It was cancelled because the network could not agree with the producers about money.'],
  ],
  ['What happens if I do not pay?', ['The bank may close your account and refuse further credit.']],
  [
    'How do I reset my password?',
    ['Open the settings, choose "Security" and press "Reset password". You will get an email with a link.'],
  ],
  [
    'What should I ask my landlord?',
    ['Ask what the rent includes, who repairs the heating, and how the deposit is kept.'],
  ],
  ['Why does my wifi drop?', ['The connection drops when the router is too far away or its channel is crowded.']],
  [
    'Who do I contact about a lost parcel?',
    ['Contact the carrier first; if it cannot help, ask the shop for a refund.'],
  ],
  ['What did the witness say?', ['She said she did not know the man.']],
  ['Does he know the answer?', ['He does not.']],
  ['Why did Kant refuse metaphysics?', ['He did not refuse it; he limited what it can know.']],
  [
    'Is my data safe with cloud storage?',
    ['It is not fully safe, since a stolen password gives access to everything.'],
  ],
  ['What is agnosticism?', ['The view that we cannot know whether gods exist.']],
  ['Who can help with taxes?', ['A tax adviser can help you; the tax office answers simple questions for free.']],
  ['Qui a peint La Joconde ?', ['Léonard de Vinci']],
  ['Kann man Gold essen?', ['Ja, reines Blattgold ist ungiftig und wird nicht verdaut.']],
  ['Darf ich hier parken?', ['Nein, hier ist das Parken verboten.']],
  ['¿Se puede beber agua de mar?', ['No es posible beberla sin riesgo: la sal deshidrata el cuerpo.']],
  ['Можно ли есть снег?', ['Нельзя: он может быть грязным.']],
  ['可以生吃土豆吗？', ['不可以，生土豆含有龙葵素。']],
  ['Why is the sky dark at night?', ['Because the sun does not light it then']],
  ['Explain recursion in a sentence', ['Recursion is when a function calls itself until a base case stops it']],
  ['What is the server in tennis?', ['The server is the player who starts the point.']],
  ['What limits the speed of light?', ['Nothing with mass can reach it, because its energy would become infinite.']],
  ['Tell me a joke', ['Why did the chicken cross the road? To get to the other side!']],
  ['Am I allowed to film the police?', ['In most countries you are allowed to, as long as you do not get in the way.']],
  ['Could Rome have survived?', ['We do not know, but better finances would have helped.']],
  ['What is 0 divided by 0?', ['It is undefined.']],
  ['How are you?', ["I'm doing well, thank you! How can I help you today?"]],
  ['Thanks!', ["You're welcome! Let me know if you need anything else."]],
  ['I feel sad today.', ["I'm sorry to hear that. Do you want to talk about what happened?"]],
  ['Hi', ['Hello! What would you like to talk about?']],
  ['Fix my code', ['Please paste the code, and tell me what it should do.']],
];

describe('unseen good drafts that deny, ask back or do without a full stop', () => {
  it('have no finding', async () => {
    expect(await flagged(good)).toEqual([]);
  });
});

const done: readonly Drafts[] = [
  ['Dim the bedroom lamp to 20 percent', ['The bedroom lamp is at 20 %.']],
  ['Assign the bug to Priya', ['Priya now owns the bug.']],
  ['Merge the pull request', ['Merged into main.']],
  ['Unsubscribe me from the newsletter', ['You will not get the newsletter any more.']],
  ['Renew my library books', ['Both books are renewed until 4 December.']],
  ['Block this sender', ['The sender is blocked.']],
  ['Lock the front door', ['Front door locked.']],
  ['Add 2 kg of flour to my shopping list', ['Flour (2 kg) added to your shopping list.']],
  ['Mute the channel', ['#random is muted for 8 hours.']],
  ['Approve expense 88', ['Expense 88 approved.']],
  ['Scale the deployment to 5 replicas', ['Scaled web to 5 replicas.']],
  ['Rotate the key', ['The key was rotated; the old one stops working in an hour.']],
  ['Invite Sam', ['Invitation sent.']],
  ['Roll back', ['Rolled back to version 1.4.2.']],
  ['Check in for my flight', ['You are checked in, seat 14C.']],
  ['Mark all as read', ['All 17 messages are marked as read.']],
  ['Buche den Raum', ['Raum gebucht.']],
  ['Apaga la luz', ['Luz apagada.']],
  ['Ferme la porte', ['La porte est fermée.']],
];

describe('unseen words about work that was done', () => {
  it('have no finding', async () => {
    expect(await flagged(done)).toEqual([]);
  });
});
