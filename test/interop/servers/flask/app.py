"""Flask: `flask run`, its development server, which has a thread for each request. See docs/servers.md."""

import os
import secrets
from urllib.parse import urlencode
from urllib.request import urlopen

from flask import Flask, Response, jsonify, make_response, request

ANSWERS = os.environ['ANSWERS']  # who makes the answers: GET {ANSWERS}/{name} tells one, a line a piece
ORIGIN = os.environ['ORIGIN']  # the other origin whose pages may ask

app = Flask(__name__)


# [stream]
@app.route('/answers/<name>', methods=['GET', 'POST'])
def answers(name):
    last = int(request.headers.get('Last-Event-ID', 0))
    prompt = ''
    if request.method == 'POST':
        prompt = request.get_json().get('prompt')
        if not prompt:
            return {'detail': 'prompt is missing'}, 422

    answer = urlopen(f'{ANSWERS}/{name}?' + urlencode({'after': last, 'prompt': prompt}))
    if answer.status == 204:
        return '', 204  # nothing is left: the browser stops asking

    def events():
        with answer:  # closed when the client is gone, which is noticed at a write
            for id, line in enumerate(answer, last + 1):
                yield f'id: {id}\ndata: {line.decode().strip()}\n\n'
        yield 'data: [DONE]\n\n'  # not reached if the answer breaks off
        urlopen(f'{ANSWERS}/{name}/saved', data=b'')

    headers = {'Cache-Control': 'no-cache', 'X-Accel-Buffering': 'no'}  # the latter for nginx
    return Response(events(), mimetype='text/event-stream', headers=headers)
# [/stream]


@app.before_request
def check():
    if request.method == 'POST' and 'Authorization' not in request.headers:
        token = request.cookies.get('csrf')
        if not token or request.headers.get('X-CSRFToken') != token:
            return jsonify(detail='CSRF token missing or incorrect'), 403


@app.after_request
def allow(response):
    response.headers['Access-Control-Allow-Origin'] = ORIGIN
    response.headers['Access-Control-Allow-Headers'] = 'authorization, content-type, last-event-id'
    return response


@app.route('/')
def page():
    response = make_response('<!doctype html><title>Flask</title>')
    response.set_cookie('csrf', secrets.token_hex(), samesite='Lax')
    return response
