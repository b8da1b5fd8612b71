"""FastAPI on uvicorn: `uvicorn app:app`. See docs/servers.md."""

import os
import secrets

import aiohttp
from fastapi import Depends, FastAPI, Header, HTTPException, Request, Response
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import HTMLResponse, StreamingResponse
from pydantic import BaseModel

ANSWERS = os.environ['ANSWERS']  # who makes the answers: GET {ANSWERS}/{name} tells one, a line a piece
ORIGIN = os.environ['ORIGIN']  # the other origin whose pages may ask

app = FastAPI()
app.add_middleware(
    CORSMiddleware,
    allow_origins=[ORIGIN],
    allow_methods=['GET', 'POST'],
    allow_headers=['authorization', 'content-type', 'last-event-id'],
)


@app.on_event('startup')
async def connect():
    global client
    client = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout())


def check(request: Request):
    """Who brings a key of its own needs no token, who comes with a cookie does."""
    token = request.cookies.get('csrf')
    if 'Authorization' not in request.headers and (not token or request.headers.get('X-CSRFToken') != token):
        raise HTTPException(403, 'CSRF token missing or incorrect')


# [stream]
class Question(BaseModel):
    prompt: str  # without it FastAPI answers 422 and says in JSON what is missing


async def stream(name, prompt, last):
    answer = await client.get(f'{ANSWERS}/{name}', params={'after': last, 'prompt': prompt})
    if answer.status == 204:
        return Response(status_code=204)  # nothing is left: the browser stops asking

    async def events():
        try:  # cancelled at once when the client is gone
            id = last
            async for line in answer.content:
                id += 1
                yield f'id: {id}\ndata: {line.decode().strip()}\n\n'
            yield 'data: [DONE]\n\n'  # not reached if the answer breaks off
            await client.post(f'{ANSWERS}/{name}/saved')
        finally:
            answer.close()

    headers = {'Cache-Control': 'no-cache', 'X-Accel-Buffering': 'no'}  # the latter for nginx
    return StreamingResponse(events(), media_type='text/event-stream', headers=headers)


@app.get('/answers/{name}')
async def resume(name: str, last_event_id: int = Header(0)):
    return await stream(name, '', last_event_id)


@app.post('/answers/{name}', dependencies=[Depends(check)])
async def ask(name: str, question: Question):
    return await stream(name, question.prompt, 0)
# [/stream]


@app.get('/')
async def page():
    response = HTMLResponse('<!doctype html><title>FastAPI</title>')
    response.set_cookie('csrf', secrets.token_hex(), samesite='lax')
    return response
