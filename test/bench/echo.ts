import { readFileSync } from 'node:fs';
import {
  type Activity,
  ActivityTypes,
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  MessageFactory,
} from 'botbuilder';
import restify from 'restify';

/**
 * The baseline: what a turn costs with botbuilder and restify and nothing else. Told a file with a card, it answers with
 * that card, so that the size of an answer can be told apart from what is done to find it.
 */
const [port, cardFile] = process.argv.slice(2);
const card: unknown = cardFile === undefined ? undefined : JSON.parse(readFileSync(cardFile, 'utf8'));
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const server = restify.createServer();
server.use(restify.plugins.bodyParser());

const answerTo = ({ type, text }: Activity): Partial<Activity> | undefined => {
  if (type === ActivityTypes.Message)
    return card === undefined
      ? { type, text: `echo ${text}` }
      : MessageFactory.attachment(CardFactory.adaptiveCard(card));
  if (type !== ActivityTypes.Invoke) return undefined;
  const value = card ?? 'echo';
  const kind = card === undefined ? 'activity.message' : 'card.adaptive';
  const body = { statusCode: 200, type: `application/vnd.microsoft.${kind}`, value };
  return { type: ActivityTypes.InvokeResponse, value: { status: 200, body } };
};

server.post(
  '/api/messages',
  async ({ body, headers, method = 'POST' }: restify.Request, response: restify.Response) => {
    await adapter.process({ body, headers, method }, response, async context => {
      const answer = answerTo(context.activity);
      if (answer !== undefined) await context.sendActivity(answer);
    });
  },
);
server.listen(Number(port), '127.0.0.1');
process.on('message', () => process.send?.(process.cpuUsage()));
process.on('SIGTERM', () => process.exit(0));
