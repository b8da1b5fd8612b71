package frameworks

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestInAScopeOfVueWithRefs(t *testing.T) {
	server, page := framework{"Vue", "vue.js", nil}.open(t)
	page.Run("var { scope, url, key, body, chat, feed } = app.inScope()")
	first := server.Next()
	assert.Equal(t, "/stream/1", first.Request.URL.Path, "outside of a component there is no mount to wait for")
	page.Run("chat.send()")
	a := server.Next()
	assert.Equal(t, "/stream/a", a.Request.URL.Path)
	assert.JSONEq(t, `{"n":1}`, string(a.Body))
	page.Run("url.value = '/stream/b'; body.value = { n: 2 }")
	a.Start(200).Write("data: x\n\n").End()
	page.Until("chat.data.value === 'x' && chat.status.value === 'eof'")
	server.None()
	page.Run("chat.retry()")
	b := server.Next()
	assert.Equal(t, "/stream/b", b.Request.URL.Path)
	assert.JSONEq(t, `{"n":2}`, string(b.Body))

	page.Run("key.value = 2")
	b.Gone()
	first.Gone()
	second := server.Next()
	assert.Equal(t, "/stream/2", second.Request.URL.Path)
	page.Until("chat.status.value === 'idle' && feed.status.value === 'connecting'")
	page.Run("scope.stop()")
	second.Gone()
	page.Settle()
	server.None()
}
