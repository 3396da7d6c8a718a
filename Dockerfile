# One image for web, events, worker, beat and migrations; docker-compose.yml says which is which.

FROM python:3.11-slim-bookworm AS build
WORKDIR /app
RUN python -m venv /venv
COPY requirements-runtime.lock ./
RUN /venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements-runtime.lock
COPY manage.py ./
COPY config/ config/
COPY groundwork/ groundwork/
COPY councils/ councils/
COPY priorities/ priorities/
COPY governance/ governance/
COPY templates/ templates/
COPY static/ static/
COPY locale/ locale/
COPY scripts/ scripts/
RUN /venv/bin/python scripts/stack/compile_messages.py locale/*/LC_MESSAGES/*.po
# The settings ask for addresses, but gathering static files talks to nobody.
RUN DEMO=1 SECRET_KEY=not-kept DATABASE_URL=postgresql:///not-asked BROKER_URL=redis://not-asked \
    STATIC_DIR=/srv/static /venv/bin/python manage.py collectstatic --noinput

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --home-dir /state --shell /usr/sbin/nologin concert \
    && install -d -o concert -g concert -m 0700 /state
COPY --from=build /venv /venv
COPY --from=build /srv/static /srv/static
COPY --from=build /app /app
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 STATE_DIR=/state STATIC_DIR=/srv/static
WORKDIR /app
VOLUME /state
USER concert
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=6s --start-period=30s CMD ["python", "scripts/healthcheck.py"]
CMD ["python", "-m", "granian", "config.wsgi:application", "--interface", "wsgi", "--http", "1", "--no-ws", \
     "--host", "0.0.0.0", "--port", "8000", "--workers", "2", "--blocking-threads", "4", \
     "--respawn-failed-workers", "--workers-kill-timeout", "20", "--log-level", "warning"]
