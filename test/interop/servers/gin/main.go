// Command gin is a server with gin. See docs/servers.md.
package main

import (
	"log"
	"net/http"
	"os"
	"strconv"

	"github.com/gin-contrib/sse"
	"github.com/gin-gonic/gin"

	"eventsource-wasm/test/interop/servers/answers"
)

// [stream]
func answer(c *gin.Context) {
	name := c.Param("name")
	last, _ := strconv.Atoi(c.GetHeader("Last-Event-ID"))
	var question struct {
		Prompt string `binding:"required"`
	}
	if c.Request.Method == http.MethodPost {
		if err := c.ShouldBindJSON(&question); err != nil {
			c.JSON(http.StatusUnprocessableEntity, gin.H{"detail": "prompt is missing"})
			return
		}
	}

	ctx := c.Request.Context() // ends at once when the client is gone
	pieces, err := answers.Ask(ctx, name, question.Prompt, last)
	if err != nil {
		c.JSON(http.StatusBadGateway, gin.H{"detail": err.Error()})
		return
	}
	defer pieces.Body.Close()
	if pieces.StatusCode == http.StatusNoContent {
		c.Status(http.StatusNoContent) // nothing is left: the browser stops asking
		return
	}
	c.Header("Content-Type", "text/event-stream")
	c.Header("Cache-Control", "no-cache")
	c.Header("X-Accel-Buffering", "no") // for nginx
	c.Writer.Flush()
	for data, err := range answers.Pieces(pieces.Body) {
		if err != nil {
			panic(err) // gin.Default recovers from it, and the stream ends as if it were whole: only [DONE] tells
		}
		last++
		c.Render(-1, sse.Event{Id: strconv.Itoa(last), Data: data}) // c.SSEvent is the same without an id
		c.Writer.Flush()
	}
	c.Render(-1, sse.Event{Data: "[DONE]"})
	c.Writer.Flush()
	_ = answers.Save(ctx, name)
}

// [/stream]

func main() {
	gin.SetMode(gin.ReleaseMode)
	router := gin.Default()
	router.Use(func(c *gin.Context) {
		answers.Allow(c.Writer.Header())
		if answers.Forbidden(c.Request) {
			c.AbortWithStatusJSON(http.StatusForbidden, gin.H{"detail": "CSRF token missing or incorrect"})
		}
	})
	router.GET("/answers/:name", answer)
	router.POST("/answers/:name", answer)
	router.OPTIONS("/answers/:name", func(c *gin.Context) { c.Status(http.StatusNoContent) })
	router.GET("/", func(c *gin.Context) {
		http.SetCookie(c.Writer, answers.Token())
		c.Data(http.StatusOK, "text/html", []byte("<!doctype html><title>gin</title>"))
	})
	log.Fatal(router.Run("127.0.0.1:" + os.Getenv("PORT")))
}
