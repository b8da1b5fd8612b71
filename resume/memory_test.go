package resume_test

import (
	"context"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"eventsource-wasm/resume"
	"eventsource-wasm/resume/storetest"
)

func TestMemory(t *testing.T) {
	var store resume.Memory
	storetest.Run(t, &store, &store)
}

var limits = resume.Limits{Bytes: 1 << 20, Events: 1000, Keep: time.Minute, Unread: time.Minute}

// create makes a stream with so many bytes.
func create(t *testing.T, store resume.Store, id string, bytes int) resume.Run {
	t.Helper()
	run, err := store.Create(t.Context(), id, resume.About{Limits: limits})
	require.NoError(t, err)
	require.NoError(t, run.Start(t.Context(), resume.Response{Status: 200}))
	require.NoError(t, run.Append(t.Context(), [][]byte{[]byte(strings.Repeat("x", bytes))}))
	return run
}

func TestMemoryLetsGoOfWhatHasEndedFirst(t *testing.T) {
	store := &resume.Memory{MaxBytes: 10_000}
	state := func(id string) error {
		_, err := store.Find(t.Context(), id)
		return err
	}
	first, second, running := create(t, store, "first", 2000), create(t, store, "second", 2000), create(t, store, "running", 500)
	require.NoError(t, second.End(t.Context(), resume.Complete, nil))
	require.NoError(t, first.End(t.Context(), resume.Complete, nil))
	third := create(t, store, "third", 2000)
	require.ErrorIs(t, state("second"), resume.ErrGone, "the one that had ended first")
	require.NoError(t, state("first"))

	for range 4 {
		require.NoError(t, running.Append(t.Context(), [][]byte{[]byte(strings.Repeat("y", 3000))}), "it is not harmed")
	}
	require.ErrorIs(t, state("first"), resume.ErrGone)
	_, err := store.Create(t.Context(), "fourth", resume.About{Limits: limits})
	require.ErrorIs(t, err, resume.ErrFull)
	info, err := store.Find(t.Context(), "running")
	require.NoError(t, err)
	assert.Equal(t, []int64{1, 5}, []int64{info.First, info.Last})
	require.NoError(t, running.End(t.Context(), resume.Complete, nil))
	_, err = store.Create(t.Context(), "fourth", resume.About{Limits: limits})
	require.NoError(t, err, "there is room again")
	require.NoError(t, third.End(t.Context(), resume.Complete, nil))
}

func TestMemoryForgets(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := &resume.Memory{}
		run := create(t, store, "a", 10)
		find := func() error {
			synctest.Wait()
			_, err := store.Find(context.Background(), "a")
			return err
		}
		for range 3 {
			time.Sleep(limits.Unread - time.Second)
			_, err := store.Read(context.Background(), "a", 0)
			require.NoError(t, err)
		}
		synctest.Wait()
		select {
		case <-run.Stopped():
			t.Fatal("it was read")
		default:
		}
		time.Sleep(2 * limits.Unread)
		<-run.Stopped()
		require.NoError(t, run.End(context.Background(), resume.Broken, nil))
		time.Sleep(limits.Keep - time.Second)
		require.NoError(t, find())
		time.Sleep(2 * time.Second)
		require.ErrorIs(t, find(), resume.ErrGone)
		time.Sleep(resume.Remember)
		require.ErrorIs(t, find(), resume.ErrUnknown)
	})
}

func TestMemoryIsNotStoppedWhileSomebodyWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := &resume.Memory{}
		run := create(t, store, "a", 10)
		ctx, cancel := context.WithCancel(context.Background())
		go func() { _, _ = store.Read(ctx, "a", 1) }()
		time.Sleep(10 * limits.Unread)
		synctest.Wait()
		select {
		case <-run.Stopped():
			t.Fatal("it is being read")
		default:
		}
		cancel()
		<-run.Stopped()
		require.NoError(t, run.End(context.Background(), resume.Broken, nil))
	})
}
