# The program alone, as an ordinary user, on the folder mounted at /bukti. How to use it: docs/users/ci.md.
FROM python:3.13-slim AS build
WORKDIR /source
COPY . .
RUN python -m venv /opt/perda-rules && /opt/perda-rules/bin/python -m pip install --no-cache-dir --no-compile .

FROM python:3.13-slim
COPY --from=build /opt/perda-rules /opt/perda-rules
RUN useradd --create-home --uid 1000 perda
USER 1000
ENV PATH="/opt/perda-rules/bin:$PATH" PYTHONUTF8=1
WORKDIR /bukti
ENTRYPOINT ["perda-rules"]
CMD ["--help"]
