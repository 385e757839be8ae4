// A small HTTP server on Go's standard library.
package main

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"html/template"
	"log"
	"net/http"
	"os"
	"os/signal"
	"runtime"
	"syscall"
	"time"
)

const greeting = "Hello from Go"

//go:embed page.html
var pageSource string

var page = template.Must(template.New("page").Parse(pageSource))

func main() {
	port := os.Getenv("PORT")
	if port == "" {
		port = "8081"
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/", handle)
	server := &http.Server{Addr: "127.0.0.1:" + port, Handler: mux, ReadHeaderTimeout: 10 * time.Second}

	stopping, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	finished := make(chan struct{})
	go func() {
		<-stopping.Done()
		_ = server.Shutdown(context.Background())
		close(finished)
	}()

	fmt.Printf("%s: listening on port %s. Ctrl+C stops it.\n", greeting, port)
	if err := server.ListenAndServe(); !errors.Is(err, http.ErrServerClosed) {
		log.Fatal(err)
	}
	<-finished
	fmt.Println("Goodbye.")
}

func handle(response http.ResponseWriter, request *http.Request) {
	response.Header().Set("Content-Type", "text/html; charset=utf-8")
	if request.URL.Path != "/" {
		response.WriteHeader(http.StatusNotFound)
		fmt.Fprint(response, "<h1>There is nothing here</h1>")
		return
	}
	values := map[string]string{
		"Greeting": greeting,
		"Version":  runtime.Version(),
		"Time":     time.Now().Format("15:04:05"),
	}
	if err := page.Execute(response, values); err != nil {
		log.Print(err)
	}
}
