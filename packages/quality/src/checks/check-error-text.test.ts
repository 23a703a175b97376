import { describe, expect, it } from 'vitest';
import type { DraftView } from '../draft-view.js';
import { quickChecks } from './hard-checks.js';

const prompts = [
  'What is the boiling point of gallium?',
  'Write a Python function that merges two sorted lists.',
  'My landlord refuses to return the deposit. What can I do?',
  'A train travels 60 km in 45 minutes. What is its average speed in km/h?',
  'Was ist die Hauptstadt von Australien?',
];

const errors = [
  'Error 503: upstream overloaded, please retry',
  'Error 503: upstream overloaded, please retry in a few seconds.',
  'HTTP 429 Too Many Requests',
  '502 Bad Gateway',
  '504 Gateway Time-out',
  'Internal Server Error',
  'Service Unavailable. Please try again later.',
  'upstream connect error or disconnect/reset before headers. reset reason: connection termination',
  '{"error":{"message":"Rate limit reached for gpt-4o","type":"rate_limit_error","code":"rate_limit_exceeded"}}',
  '{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}',
  '{"error": "model not found"}',
  '{"detail":"Not Found"}',
  '{"message":"Internal server error","statusCode":500}',
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>',
  '<!DOCTYPE html><html lang="en"><head><title>Just a moment...</title></head><body>Checking your browser</body></html>',
  '<!doctype html>\n<html><body><h1>Application error</h1></body></html>',
  '<HTML><HEAD><TITLE>503 Service Temporarily Unavailable</TITLE></HEAD><BODY>...</BODY></HTML>',
  'Rate limit exceeded. Please wait 20 seconds and try again.',
  'You exceeded your current quota, please check your plan and billing details.',
  'The server is currently overloaded with other requests. Sorry about that!',
  'Error: connect ECONNREFUSED 127.0.0.1:8080',
  'Request timed out.',
  'fetch failed',
  'An error occurred while processing your request. Please try again.',
  'Something went wrong. If this issue persists please contact us.',
  'Traceback (most recent call last):\n  File "/app/main.py", line 42, in <module>\n    run()\nKeyError: \'choices\'',
  "TypeError: Cannot read properties of undefined (reading 'choices')\n    at parse (/app/index.js:10:15)\n    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)",
  'Unauthorized: invalid API key provided',
  "Error code: 429 - {'error': {'message': 'Rate limit reached', 'type': 'tokens'}}",
  'openai.RateLimitError: Error code: 429',
  'anthropic.APIStatusError: overloaded_error',
  '404 page not found',
  '403 Forbidden',
  'Model is overloaded. Try again later.',
  'The engine is currently overloaded, please try again later',
  'Error: 500 Internal Server Error',
  'stream error: INTERNAL_ERROR; received from peer',
  'context deadline exceeded',
  'Error communicating with the upstream model.',
  'java.net.SocketTimeoutException: Read timed out\n\tat java.base/java.net.SocketInputStream.socketRead0(Native Method)',
  'Gateway timeout: the upstream server did not respond in time.',
  'ERROR: The request could not be satisfied',
  '{"success":false,"error":"upstream timeout"}',
  '{"errors":[{"message":"Capacity temporarily exceeded","code":3040}]}',
  "We're experiencing high demand right now. Please try again later.",
  'HTTP/1.1 503 Service Unavailable',
  'status: 500, message: backend failure',
  '[ERROR] generation failed: CUDA out of memory',
  'Sorry, an error has occurred.',
  'Too many requests, please slow down.',
];

describe('an error in place of an answer is found first', () => {
  it.each(errors)('%s', (text) => {
    for (const prompt of prompts) expect(quickChecks({ prompt, text })[0]?.check, prompt).toBe('error-text');
  });
});

describe('an answer about errors passes', () => {
  const passing: readonly DraftView[] = [
    {
      prompt: 'What does HTTP 503 mean?',
      text: '503 Service Unavailable: the server cannot handle the request right now.',
    },
    { prompt: 'What is the status code for not found?', text: '404 Not Found' },
    {
      prompt: 'Write an HTML page that says hello.',
      text: '<!DOCTYPE html>\n<html><body><h1>Hello</h1></body></html>',
    },
    { prompt: 'What does this code print? print(1/0)', text: 'ZeroDivisionError: division by zero' },
    { prompt: 'What is 500 in words?', text: '500: five hundred' },
  ];
  it.each(passing)('$text', (draft) => {
    expect(quickChecks(draft)).toEqual([]);
  });
});
