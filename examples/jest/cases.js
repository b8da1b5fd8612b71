const { ask } = require('./answer.js')
const { listen } = require('./server.js')

exports.cases = function cases() {
  let server
  beforeAll(async () => (server = await listen()))
  afterAll(() => server.close())

  test('an answer comes piece by piece', async () => {
    const seen = []
    expect(await ask(server.url, '流🙂', (text) => seen.push(text))).toBe('流🙂')
    expect(seen).toEqual(['流', '流🙂'])
  })

  test('a refusal tells', async () => {
    await expect(ask(server.url, '')).rejects.toMatchObject({ reason: 'status', status: 422, message: expect.stringContaining('no prompt') })
  })
}
