package resume

import (
	"fmt"
	"strings"
	"testing"
	"time"

	toxiproxy "github.com/Shopify/toxiproxy/v2"
	"github.com/chromedp/chromedp"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/rs/zerolog"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/internal/browsertest"
)

// page shows answers, and goes on with them after a reload: what has come, and the id, are in its sessionStorage.
const page = `<!doctype html><title>resume</title><link rel="icon" href="data:,"><script src="/dist/eventsource.js"></script><script>
var sources = {}, counts = {}, losses = Number(sessionStorage.losses ?? 0), ended = {}, repeated = 0
var names = JSON.parse(sessionStorage.names ?? '[]')
function ask(name) {
	names.push(name)
	sessionStorage.names = JSON.stringify(names)
	follow(name, { method: 'POST', body: name })
}
function follow(name, init) {
	const source = new EventSource('/chat', { ...init, done: '[DONE]', reconnect: { strategy: 'resume', maxDelay: 50 } })
	sources[name] = source
	counts[name] = Number(sessionStorage[name + '/count'] ?? 0)
	source.onmessage = ({ data, lastEventId }) => {
		const n = ++counts[name]
		if (lastEventId.split('.')[1] !== String(n)) repeated++
		sessionStorage[name + '/' + n] = data
		sessionStorage[name + '/count'] = n
		sessionStorage[name + '/id'] = lastEventId
	}
	let told = ''
	source.onerror = ({ reconnecting, status, reason, message }) => {
		if (reconnecting) sessionStorage.losses = ++losses
		else told = reason === 'status' ? ' ' + status : ' ' + message
	}
	source.closed.then(({ outcome }) => { ended[name] = sessionStorage[name + '/ended'] = outcome + told })
}
for (const name of names) {
	if (sessionStorage[name + '/ended']) ended[name] = sessionStorage[name + '/ended']
	else follow(name, { lastEventId: sessionStorage[name + '/id'] })
}
function text(name) {
	let text = ''
	for (let n = 1; n <= counts[name]; n++) text += sessionStorage[name + '/' + n]
	return text
}
var moved = () => { const now = { ...counts }; return () => names.every((name) => ended[name] || counts[name] > (now[name] ?? 0) && sources[name].readyState === 1) }
</script>`

// answersAtOnce is one less than Chromium has connections to a server over HTTP/1.1.
const answersAtOnce = 5

// faultRig is a page, a bad network, and what is behind it.
type faultRig struct {
	t       *testing.T
	model   *model
	proxy   *toxiproxy.Proxy
	page    *browsertest.Page
	reloads int
	kills   int
	strikes int
}

func newFaultRig(t *testing.T, model *model, upstream string) *faultRig {
	proxy := toxiproxy.NewProxy(toxiproxy.NewServer(toxiproxy.NewMetricsContainer(prometheus.NewRegistry()), zerolog.Nop()), t.Name(), "127.0.0.1:0", upstream)
	require.NoError(t, proxy.Start())
	t.Cleanup(proxy.Stop)
	return &faultRig{t: t, model: model, proxy: proxy, page: browsertest.NewPage(t, "http://"+proxy.Listen+"/")}
}

// ask begins answers, and waits until all of them have come to something.
func (r *faultRig) ask(names []string) {
	for _, name := range names {
		r.page.Run(fmt.Sprintf("ask(%q)", name))
	}
	r.flowing()
}

// flowing waits until there is something new of each answer.
func (r *faultRig) flowing() {
	r.t.Helper()
	r.page.Run("var news = moved()")
	r.page.Until("news()")
}

func (r *faultRig) losses() int { return browsertest.Value[int](r.page, "losses") }

// interruptions are the losses that the page was told of, and the answers that a reload has cut.
func (r *faultRig) interruptions() int { return r.losses() + r.reloads*answersAtOnce }

func (r *faultRig) reset() {
	before := r.losses()
	_, err := r.proxy.Toxics.AddToxicJson(strings.NewReader(`{"name": "reset", "type": "reset_peer", "attributes": {"timeout": 1}}`))
	require.NoError(r.t, err)
	r.page.Until(fmt.Sprintf("losses > %d", before))
	require.NoError(r.t, r.proxy.Toxics.RemoveToxic(r.t.Context(), "reset"))
}

func (r *faultRig) down() {
	before := r.losses()
	r.proxy.Stop()
	r.page.Until(fmt.Sprintf("losses >= %d", before+answersAtOnce))
	require.NoError(r.t, r.proxy.Start())
}

func (r *faultRig) reload() {
	r.page.Do(chromedp.Reload())
	r.reloads++
}

func (r *faultRig) kill(p *process) {
	p.kill()
	r.kills++
}

// strike interrupts with one fault after the other, each at least twice, until there were so many interruptions: one that lasts is
// told of by as many as the page has tried meanwhile.
func (r *faultRig) strike(interruptions int, faults ...func()) {
	for r.strikes < 2*len(faults) || r.interruptions() < interruptions {
		faults[r.strikes%len(faults)]()
		r.strikes++
		r.flowing()
	}
}

// complete ends the answers, and compares.
func (r *faultRig) complete(names []string) {
	bytes := 0
	for _, name := range names {
		r.model.answer(name).finish()
		r.page.Until(fmt.Sprintf("ended[%q]", name))
		calls, sent, finished := r.model.told(name)
		assert.True(r.t, finished, "%s: the model was cut off", name)
		assert.Equal(r.t, "complete", browsertest.Value[string](r.page, fmt.Sprintf("ended[%q]", name)))
		assert.True(r.t, sent == browsertest.Value[string](r.page, fmt.Sprintf("text(%q)", name)), "%s: not what the model has sent", name)
		assert.Equal(r.t, 1, calls, "the prompt was run once")
		bytes += len(sent)
	}
	assert.Zero(r.t, browsertest.Value[int](r.page, "repeated"))
	fmt.Printf("%s: %d interruptions of %d answers (%d losses told, %d reloads, %d kills), %d bytes as the model sent them, %d prompts run, lost 0, repeated 0\n",
		r.t.Name(), r.interruptions(), len(names), r.losses(), r.reloads, r.kills, bytes, len(names))
}

func prompts(n int) (names []string) {
	for i := range n {
		names = append(names, fmt.Sprintf("prompt-%d", i))
	}
	return names
}

const pace = 20 * time.Millisecond

func TestChromiumAndOneProcess(t *testing.T) {
	model := newModel(t, pace, 0)
	server := startServer(t, model.URL)
	r := newFaultRig(t, model, server.Address)
	names := prompts(answersAtOnce)
	r.ask(names)
	r.strike(300, r.reset, r.reload, r.down, r.reload)
	r.complete(names)
}

// POSTs go to one process, and all else to two that are killed again and again. At the end the one is killed that runs the streams.
func TestChromiumAndThreeProcesses(t *testing.T) {
	t.Parallel() // most of the time it waits for a lease to end
	redis := startRedis(t)
	model := newModel(t, pace, 0)
	start := func() *process { return startServer(t, model.URL, "-redis", redis.Address) }
	runs, one, other := start(), start(), start()
	nginx := startNginx(t, []*process{runs}, []*process{one, other})
	r := newFaultRig(t, model, nginx.Address)
	names := prompts(answersAtOnce)
	r.ask(names)
	r.strike(300, r.reset, func() { r.kill(one) }, r.reload, func() { r.kill(other) }, r.down)
	assert.GreaterOrEqual(t, r.kills, 4)
	r.complete(names)

	lost := []string{"lost-0", "lost-1"}
	r.ask(lost)
	r.kill(runs)
	for _, name := range lost {
		r.page.Until(fmt.Sprintf("ended[%q]", name))
		calls, sent, finished := model.told(name)
		assert.Equal(t, "failed 410", browsertest.Value[string](r.page, fmt.Sprintf("ended[%q]", name)), "it is told")
		assert.True(t, strings.HasPrefix(sent, browsertest.Value[string](r.page, fmt.Sprintf("text(%q)", name))))
		assert.False(t, finished)
		assert.Equal(t, 1, calls)
	}
}
