// NestJS on Express. See docs/servers.md.
import 'reflect-metadata'
import { randomUUID } from 'node:crypto'
import {
  Body, Controller, ForbiddenException, Get, Header, Headers, HttpException, Module, Param, Post, Req, Res, Sse, UnprocessableEntityException,
} from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import type { Request, Response } from 'express'
import { Observable } from 'rxjs'
import { ask, forbidden, pieces, save } from '../answers.mjs'

@Controller()
class Answers {
  @Get()
  @Header('Content-Type', 'text/html')
  page(@Res({ passthrough: true }) res: Response) {
    res.cookie('csrf', randomUUID().replaceAll('-', ''), { sameSite: 'lax' })
    return '<!doctype html><title>Nest</title>'
  }

  // [stream]
  @Post('answers/:name') // answers 201, unless @HttpCode(200) says otherwise
  async answer(@Param('name') name: string, @Body() body: { prompt?: string }, @Req() req: Request, @Res() res: Response) {
    const reason = forbidden(req.headers)
    if (reason) throw new ForbiddenException({ detail: reason })
    if (!body?.prompt) throw new UnprocessableEntityException({ detail: 'prompt is missing' })

    const gone = new AbortController()
    res.on('close', () => gone.abort()) // at once when the client is gone
    const response = await ask(name, body.prompt, 0, gone.signal)
    res.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache', 'X-Accel-Buffering': 'no' })
    res.flushHeaders()
    for await (const { id, data } of pieces(response, 0)) res.write(`id: ${id}\ndata: ${data}\n\n`)
    res.write('data: [DONE]\n\n') // not reached if the answer breaks off
    await save(name, gone.signal)
    res.end()
  }

  @Sse('answers/:name') // a GET
  async resume(@Param('name') name: string, @Headers('Last-Event-ID') last = '0') {
    const gone = new AbortController()
    const response = await ask(name, '', last, gone.signal)
    if (response.status === 204) throw new HttpException('', 204) // nothing is left: the browser stops asking
    return new Observable<{ id: string; data: string }>((subscriber) => {
      void (async () => {
        try {
          for await (const { id, data } of pieces(response, last)) {
            last = String(id)
            subscriber.next({ id: last, data })
          }
          subscriber.next({ id: last, data: '[DONE]' }) // without an id it would get one of Nest's own
          await save(name, gone.signal)
          subscriber.complete()
        } catch (error) {
          subscriber.error(error) // Nest sends its message as an event named error, and ends
        }
      })()
      return () => gone.abort() // at once when the client is gone
    })
  }
  // [/stream]
}

@Module({ controllers: [Answers] })
class App {}

const app = await NestFactory.create(App, { logger: ['error'] })
app.enableCors({ origin: process.env.ORIGIN })
await app.listen(process.env.PORT!, '127.0.0.1')
