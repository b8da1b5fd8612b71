"""Django: `app.py runserver`, or `gunicorn --threads 8 app:application`. See docs/servers.md."""

import json
import os
import sys
import time
from urllib.parse import urlencode
from urllib.request import urlopen

from django.conf import settings
from django.core.management import execute_from_command_line
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse, JsonResponse, StreamingHttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt, csrf_protect, ensure_csrf_cookie

ANSWERS = os.environ['ANSWERS']  # who makes the answers: GET {ANSWERS}/{name} tells one, a line a piece
ORIGIN = os.environ['ORIGIN']  # the other origin whose pages may ask


# [stream]
def stream(request, name):
    last = int(request.headers.get('Last-Event-ID', 0))
    prompt = ''
    if request.method == 'POST':
        prompt = json.loads(request.body).get('prompt')
        if not prompt:
            return JsonResponse({'detail': 'prompt is missing'}, status=422)

    answer = urlopen(f'{ANSWERS}/{name}?' + urlencode({'after': last, 'prompt': prompt}))
    if answer.status == 204:
        return HttpResponse(status=204)  # nothing is left: the browser stops asking

    def events():
        with answer:  # closed when the client is gone, which is noticed at a write
            for id, line in enumerate(answer, last + 1):
                yield f'id: {id}\ndata: {line.decode().strip()}\n\n'
        yield 'data: [DONE]\n\n'  # not reached if the answer breaks off
        urlopen(f'{ANSWERS}/{name}/saved', data=b'')

    response = StreamingHttpResponse(events(), content_type='text/event-stream')
    response['Cache-Control'] = 'no-cache'
    response['X-Accel-Buffering'] = 'no'  # nginx passes it on as it comes
    return response
# [/stream]


protected = csrf_protect(stream)


@csrf_exempt  # who brings a key of its own needs no token
def answers(request, name):
    if request.method == 'OPTIONS':
        response = HttpResponse(status=204)
        response['Access-Control-Allow-Headers'] = 'authorization, content-type, last-event-id'
    else:
        response = (stream if 'Authorization' in request.headers else protected)(request, name)
    response['Access-Control-Allow-Origin'] = ORIGIN
    return response


# [copied]
def copied(request):
    def events():
        for n in range(1, 11):
            yield f'data: 这是第 {n} 条数据\n\n'
            time.sleep(0.1)
        yield 'event: close\ndata: [DONE]\n\n'

    return StreamingHttpResponse(events(), content_type='text/event-stream')
# [/copied]


@ensure_csrf_cookie
def page(request):
    return HttpResponse('<!doctype html><title>Django</title>')


def refused(request, reason=''):
    return JsonResponse({'detail': reason}, status=403)


urlpatterns = [path('', page), path('answers/<name>', answers), path('copied', copied)]
settings.configure(
    ALLOWED_HOSTS=['127.0.0.1'],
    CSRF_FAILURE_VIEW=refused,
    ROOT_URLCONF=sys.modules[__name__],
    SECRET_KEY='only for tests',
)
application = get_wsgi_application()

if __name__ == '__main__':
    execute_from_command_line(sys.argv)
