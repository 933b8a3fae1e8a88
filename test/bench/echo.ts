import { ActivityTypes, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import restify from 'restify';

/** The baseline: what a turn costs with botbuilder and restify and nothing else. */
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post(
  '/api/messages',
  async ({ body, headers, method = 'POST' }: restify.Request, response: restify.Response) => {
    await adapter.process({ body, headers, method }, response, async context => {
      const { activity } = context;
      if (activity.type === ActivityTypes.Invoke) {
        const body = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'echo' };
        await context.sendActivity({ type: ActivityTypes.InvokeResponse, value: { status: 200, body } });
      } else if (activity.type === ActivityTypes.Message) await context.sendActivity(`echo ${activity.text}`);
    });
  },
);
server.listen(Number(process.argv[2]), '127.0.0.1');
process.on('message', () => process.send?.(process.cpuUsage()));
process.on('SIGTERM', () => process.exit(0));
